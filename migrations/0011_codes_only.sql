CREATE INDEX "cohorts_blocked" ON "cohorts" USING btree ("id") WHERE state = 'running' and blocked is not null;--> statement-breakpoint
-- What step 4 kept of earlier versions' words: those that are known become codes, and of the rest no word is kept.
CREATE FUNCTION pg_temp.code_of(said text) RETURNS jsonb LANGUAGE sql AS $$
	SELECT CASE
		WHEN said IN ('the channel is gone', 'Unknown Channel') THEN '{"code":"unknown-channel"}'::jsonb
		WHEN said IN ('I can no longer see the channel', 'the channel cannot be seen', 'Missing Access')
			THEN '{"code":"missing-access"}'::jsonb
		WHEN said = 'Read Message History is missing'
			THEN '{"code":"missing-permission","missing":["Read Message History"]}'::jsonb
		WHEN said = 'Missing Permissions' THEN '{"code":"missing-permission","missing":[]}'::jsonb
		ELSE '{"code":"other"}'::jsonb
	END $$;--> statement-breakpoint
UPDATE "cohorts" SET "blocked" = pg_temp.code_of("blocked" ->> 'text') WHERE "blocked" ->> 'code' = 'said';--> statement-breakpoint
UPDATE "notices" SET "block" = pg_temp.code_of("block" ->> 'text') WHERE "block" ->> 'code' = 'said';--> statement-breakpoint
UPDATE "posts" SET "skipped" = jsonb_set("skipped", '{block}', pg_temp.code_of("skipped" -> 'block' ->> 'text'))
	WHERE "skipped" -> 'block' ->> 'code' = 'said';--> statement-breakpoint
UPDATE "posts" SET "skipped" = CASE pg_temp.code_of("skipped" ->> 'text') ->> 'code'
	WHEN 'other' THEN '{"code":"other"}'::jsonb
	ELSE jsonb_build_object('code', 'blocked', 'block', pg_temp.code_of("skipped" ->> 'text'))
END WHERE "skipped" ->> 'code' = 'said';--> statement-breakpoint
DROP FUNCTION pg_temp.code_of(text);
