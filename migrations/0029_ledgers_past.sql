ALTER TABLE "streaks" ADD COLUMN "past" jsonb;--> statement-breakpoint
CREATE INDEX "completions_dates" ON "completions" USING btree ("learner_id","on_date");