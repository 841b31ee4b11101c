package corpus;

/** In a subclass each method that takes a Context is registered as a handler. */
abstract class Handlers {}
