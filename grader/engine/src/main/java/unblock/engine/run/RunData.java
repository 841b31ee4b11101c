package unblock.engine.run;

import unblock.engine.exercise.Oracle;
import unblock.engine.exercise.TestData;

/**
 * The rows of one run, the questions about them, and the files in which a child finds both its rows
 * and its classes.
 */
record RunData(TestData rows, Oracle oracle, ChildSource.RunFiles files) {}
