DROP INDEX "learners_gone";--> statement-breakpoint
ALTER TABLE "learners" ADD COLUMN "gone_at" timestamp with time zone;--> statement-breakpoint
CREATE INDEX "learners_gone" ON "learners" USING btree ("cohort_id") WHERE left_at is not null or gone_at is not null;