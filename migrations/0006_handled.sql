CREATE TABLE "handled" (
	"interaction_id" text PRIMARY KEY NOT NULL,
	"user_id" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"outcome" jsonb
);
