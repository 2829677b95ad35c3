ALTER TABLE "streaks" ADD COLUMN "days" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "streaks" ADD COLUMN "ahead" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "streaks" ADD COLUMN "days_of" text;--> statement-breakpoint
ALTER TABLE "streaks" ADD COLUMN "seen_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "streaks" ADD COLUMN "open_until" timestamp with time zone;