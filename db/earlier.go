package db

// This file is about scorecards as they were laid out before the first release, and
// is to be removed with it.

// earlierID marked those files.
const earlierID = 0x53435244
