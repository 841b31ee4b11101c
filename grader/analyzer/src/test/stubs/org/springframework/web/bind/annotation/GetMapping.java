package org.springframework.web.bind.annotation;

/** As much of the library as the tests call. */
public @interface GetMapping {}
