package io.javalin.http;

public interface Context {}
