ALTER TABLE "cohorts" ADD COLUMN "language" text;--> statement-breakpoint
ALTER TABLE "learners" ADD COLUMN "language" text;--> statement-breakpoint
ALTER TABLE "learners" ADD COLUMN "locale" text;