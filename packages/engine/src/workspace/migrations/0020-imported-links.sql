-- Links between accounts are told by files, too. NULL: typed in.
ALTER TABLE account_links ADD COLUMN import_id INTEGER;
