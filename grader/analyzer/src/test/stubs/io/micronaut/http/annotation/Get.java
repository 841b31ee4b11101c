package io.micronaut.http.annotation;

/** As much of the library as the tests call. */
public @interface Get {}
