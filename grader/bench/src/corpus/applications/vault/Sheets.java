package vault;

import io.javalin.http.Context;
import java.io.ByteArrayOutputStream;
import java.io.FileReader;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.CSVRecord;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.usermodel.WorkbookFactory;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** Tables, as CSV and as spreadsheets. */
public class Sheets {
  private final Path folder;

  public Sheets(Path folder) {
    this.folder = folder;
  }

  public void parse(Context ctx) throws IOException { // OK: parses the body in memory
    List<String> first = new ArrayList<>();
    try (CSVParser rows = CSVParser.parse(ctx.body(), CSVFormat.DEFAULT)) {
      for (CSVRecord row : rows) {
        first.add(row.get(0));
      }
    }
    ctx.json(first);
  }

  public void csv(Context ctx) throws IOException { // OK: prints into a string
    StringWriter text = new StringWriter();
    try (CSVPrinter printer = new CSVPrinter(text, CSVFormat.EXCEL)) {
      printer.printRecord("name", "points");
      printer.printRecord("alice", 3);
    }
    ctx.contentType("text/csv").result(text.toString());
  }

  public void stored(Context ctx) throws IOException { // BLOCKS: parses while it reads a file
    try (FileReader file = new FileReader(folder.resolve("points.csv").toFile());
        CSVParser rows = CSVFormat.DEFAULT.parse(file)) {
      ctx.json(rows.getRecords().size());
    }
  }

  public void sheet(Context ctx) throws IOException { // OK: the workbook and its bytes are in memory
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (Workbook book = new XSSFWorkbook()) {
      book.createSheet("points").createRow(0).createCell(0).setCellValue("alice");
      book.write(bytes);
    }
    ctx.result(bytes.toByteArray());
  }

  public void largeSheet(Context ctx) throws IOException { // BLOCKS: the streaming workbook keeps rows in temporary files
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (SXSSFWorkbook book = new SXSSFWorkbook(100)) {
      Sheet sheet = book.createSheet();
      for (int i = 0; i < 5_000; i++) {
        sheet.createRow(i).createCell(0).setCellValue(i);
      }
      book.write(bytes);
    }
    ctx.result(bytes.toByteArray());
  }

  public void open(Context ctx) throws IOException { // BLOCKS: reads a file
    try (Workbook book = WorkbookFactory.create(folder.resolve("points.xlsx").toFile())) {
      ctx.json(Map.of("sheets", book.getNumberOfSheets()));
    }
  }
}
