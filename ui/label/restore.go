package label

// How to go back to a backup, in whatever speaks of one. A journal that a crash
// left beside the file holds pages of that file; SQLite would write them into a
// copy that is put in its place.
const (
	restoreEnglish = "To go back to a backup: close the program, move the file and, where they exist, the files of its name with -journal, -wal and -shm " +
		"to another folder, and only then copy the backup to the file's place."
	restoreJapanese = "控えから戻すには、プログラムを終了し、ファイルと、同じ名前に -journal、-wal、-shm の付いたファイル（あれば）を別のフォルダーに移してから、" +
		"控えをファイルの場所にコピーしてください。"
)
