DROP INDEX "owed_due";--> statement-breakpoint
CREATE INDEX "owed_until" ON "owed" USING btree ("until_at") WHERE state = 'owed';--> statement-breakpoint
CREATE INDEX "owed_due" ON "owed" USING btree ("priority","due_at") WHERE state = 'owed';