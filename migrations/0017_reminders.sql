CREATE TABLE "reminders" (
	"user_id" text NOT NULL,
	"kind" text NOT NULL,
	"remind_time" text NOT NULL,
	"zone" text NOT NULL,
	"next_at" timestamp with time zone,
	"undelivered" smallint DEFAULT 0 NOT NULL,
	"undelivered_at" timestamp with time zone,
	CONSTRAINT "reminders_user_id_kind_pk" PRIMARY KEY("user_id","kind"),
	CONSTRAINT "reminders_kind" CHECK ("reminders"."kind" in ('reminder', 'last-call'))
);
--> statement-breakpoint
CREATE INDEX "reminders_due" ON "reminders" USING btree ("next_at") WHERE next_at is not null;