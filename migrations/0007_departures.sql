CREATE TABLE "departures" (
	"guild_id" text PRIMARY KEY NOT NULL,
	"left_at" timestamp with time zone NOT NULL,
	"asked_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "installation" (
	"only" boolean PRIMARY KEY DEFAULT true NOT NULL,
	"application_id" text NOT NULL,
	CONSTRAINT "installation_only" CHECK ("installation"."only")
);
--> statement-breakpoint
CREATE INDEX "departures_left" ON "departures" USING btree ("left_at");