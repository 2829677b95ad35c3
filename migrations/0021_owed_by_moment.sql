DROP INDEX "owed_due";--> statement-breakpoint
CREATE INDEX "owed_due" ON "owed" USING btree ("due_at") WHERE state = 'owed';