package io.micronaut.scheduling.annotation;

/** As much of the library as the tests call. */
public @interface ExecuteOn {}
