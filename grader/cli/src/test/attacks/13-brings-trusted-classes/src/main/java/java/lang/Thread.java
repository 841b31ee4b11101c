package java.lang;

public class Thread {}
