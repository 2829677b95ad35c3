DROP INDEX "posts_day_once";--> statement-breakpoint
ALTER TABLE "cohorts" ADD COLUMN "next_day_key" text;--> statement-breakpoint
ALTER TABLE "cohorts" ADD COLUMN "round" smallint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "cohorts" ADD COLUMN "earlier" bigint[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "cohorts" ADD COLUMN "next_plan" text;--> statement-breakpoint
ALTER TABLE "posts" ADD COLUMN "round" smallint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "posts" ADD COLUMN "due" boolean DEFAULT true NOT NULL;--> statement-breakpoint
CREATE UNIQUE INDEX "posts_day_once" ON "posts" USING btree ("cohort_id","day_key","round") WHERE state <> 'skipped' and day_key is not null;