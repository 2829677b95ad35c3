CREATE TABLE "note_files" (
	"note_id" bigint PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"content" "bytea" NOT NULL,
	CONSTRAINT "note_files_size" CHECK (octet_length("note_files"."content") between 1 and 1048576)
);
--> statement-breakpoint
ALTER TABLE "notes" ADD COLUMN "link" text;--> statement-breakpoint
ALTER TABLE "notes" ADD COLUMN "taken_down_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "notes" ADD COLUMN "taken_down_reason" text;--> statement-breakpoint
ALTER TABLE "note_files" ADD CONSTRAINT "note_files_note_id_notes_id_fk" FOREIGN KEY ("note_id") REFERENCES "public"."notes"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notes" ADD CONSTRAINT "notes_link_length" CHECK (char_length("notes"."link") between 1 and 500);--> statement-breakpoint
ALTER TABLE "notes" ADD CONSTRAINT "notes_reason_length" CHECK (char_length("notes"."taken_down_reason") between 1 and 200);--> statement-breakpoint
ALTER TABLE "notes" ADD CONSTRAINT "notes_taken_down" CHECK (("notes"."taken_down_at" is null) = ("notes"."taken_down_reason" is null) and ("notes"."taken_down_at" is null or "notes"."audience" = 'me'));