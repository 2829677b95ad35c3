CREATE TABLE "processes" (
	"name" text PRIMARY KEY NOT NULL,
	"hears" boolean NOT NULL,
	"seen_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "gateway_leases" ADD COLUMN "successor" text;--> statement-breakpoint
ALTER TABLE "gateway_leases" ADD COLUMN "identified_at" timestamp with time zone;