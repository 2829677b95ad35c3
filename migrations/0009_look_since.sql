ALTER TABLE "cohorts" ADD COLUMN "look_since" timestamp with time zone;--> statement-breakpoint
CREATE INDEX "cohorts_looked_through" ON "cohorts" USING btree ("id") WHERE look_since is not null;