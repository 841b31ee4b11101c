package com.linecorp.armeria.server.annotation;

/** As much of the library as the tests call. */
public @interface Blocking {}
