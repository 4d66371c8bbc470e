// A case decided, explained in Norwegian, its due dates listed; and what a bad case and a bad rule set say.
// For machines of 64 bits, where size_t is a long.

import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.Structure;
import com.sun.jna.ptr.IntByReference;
import com.sun.jna.ptr.LongByReference;
import com.sun.jna.ptr.PointerByReference;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

public class Example {
    static final int ACTION_OVERDUE = 6, LANGUAGE_NB = 2, LABEL = 1;

    /** synlig_str: a text that belongs to the handle that it was asked of. */
    @Structure.FieldOrder({"data", "length"})
    public static class Str extends Structure {
        public Pointer data;
        public long length;

        String text() {
            return data == null ? null : new String(data.getByteArray(0, (int) length), StandardCharsets.UTF_8);
        }
    }

    public interface Synlig extends Library {
        int synlig_rules_new(PointerByReference rules, PointerByReference error);
        int synlig_rules_add_default(Pointer rules, PointerByReference error);
        int synlig_rules_add_json(Pointer rules, byte[] json, long length, PointerByReference error);
        void synlig_rules_free(Pointer rules);
        int synlig_engine_new(Pointer rules, PointerByReference engine, PointerByReference error);
        int synlig_engine_decide(Pointer engine, Pointer known, PointerByReference decision, PointerByReference error);
        int synlig_engine_decide_json(Pointer engine, byte[] json, long length, PointerByReference decision, PointerByReference error);
        int synlig_engine_explain(Pointer engine, Pointer decision, int language, PointerByReference text, PointerByReference error);
        int synlig_engine_text(Pointer engine, byte[] subject, long length, int kind, int language, int day, Str text);
        void synlig_engine_free(Pointer engine);
        int synlig_case_from_json(byte[] json, long length, PointerByReference known, PointerByReference error);
        void synlig_case_free(Pointer known);
        int synlig_decision_action_count(Pointer decision, LongByReference count);
        int synlig_decision_action_id(Pointer decision, long action, Str id);
        int synlig_decision_action_due(Pointer decision, long action, IntByReference day);
        int synlig_decision_action_status(Pointer decision, long action, IntByReference status);
        void synlig_decision_free(Pointer decision);
        Pointer synlig_buffer_data(Pointer buffer);
        long synlig_buffer_length(Pointer buffer);
        void synlig_buffer_free(Pointer buffer);
        int synlig_error_count(Pointer error, LongByReference count);
        int synlig_error_status(Pointer error, long index, IntByReference status);
        int synlig_error_code(Pointer error, long index, Str code);
        int synlig_error_message(Pointer error, long index, Str message);
        int synlig_error_pointer(Pointer error, long index, Str pointer);
        int synlig_error_hint(Pointer error, long index, Str hint);
        int synlig_error_line(Pointer error, long index, IntByReference line);
        int synlig_error_column(Pointer error, long index, IntByReference column);
        void synlig_error_free(Pointer error);
    }

    static final Synlig LIB = Native.load("synlig", Synlig.class);

    /** Everything that is wrong with a call. */
    static class SynligException extends Exception {
        SynligException(String all) { super(all); }
    }

    static void check(int status, PointerByReference error) throws SynligException {
        if (status == 0) return;
        Pointer handle = error.getValue();
        StringBuilder all = new StringBuilder();
        LongByReference count = new LongByReference();
        LIB.synlig_error_count(handle, count);
        for (long i = 0; i < count.getValue(); i++) {
            IntByReference number = new IntByReference(), line = new IntByReference(), column = new IntByReference();
            Str code = new Str(), pointer = new Str(), message = new Str(), hint = new Str();
            LIB.synlig_error_status(handle, i, number);
            LIB.synlig_error_code(handle, i, code);
            LIB.synlig_error_pointer(handle, i, pointer);
            LIB.synlig_error_line(handle, i, line);
            LIB.synlig_error_column(handle, i, column);
            LIB.synlig_error_message(handle, i, message);
            LIB.synlig_error_hint(handle, i, hint);
            all.append(String.format("%d %s at %s, line %d, column %d: %s\n", number.getValue(), code.text(), pointer.text(),
                line.getValue(), column.getValue(), message.text()));
            if (hint.text() != null) all.append("  hint: ").append(hint.text()).append('\n');
        }
        LIB.synlig_error_free(handle);
        throw new SynligException(all.toString());
    }

    interface Add { int to(Pointer rules, PointerByReference error); }

    static Pointer engineOf(Add add) throws SynligException {
        PointerByReference rules = new PointerByReference(), engine = new PointerByReference(), error = new PointerByReference();
        check(LIB.synlig_rules_new(rules, error), error);
        try {
            check(add.to(rules.getValue(), error), error);
            check(LIB.synlig_engine_new(rules.getValue(), engine, error), error);
            return engine.getValue();
        } finally {
            LIB.synlig_rules_free(rules.getValue());
        }
    }

    static void listDueDates(Pointer engine, Pointer decision, PrintStream out) {
        LongByReference count = new LongByReference();
        LIB.synlig_decision_action_count(decision, count);
        for (long i = 0; i < count.getValue(); i++) {
            IntByReference due = new IntByReference(), status = new IntByReference();
            LIB.synlig_decision_action_due(decision, i, due);
            if (due.getValue() == 0) continue;
            Str id = new Str(), label = new Str();
            LIB.synlig_decision_action_id(decision, i, id);
            LIB.synlig_decision_action_status(decision, i, status);
            byte[] subject = ("action:" + id.text()).getBytes(StandardCharsets.UTF_8);
            LIB.synlig_engine_text(engine, subject, subject.length, LABEL, LANGUAGE_NB, 0, label);
            out.printf("%04d-%02d-%02d%s %s: %s\n", due.getValue() / 10000, due.getValue() / 100 % 100, due.getValue() % 100,
                status.getValue() == ACTION_OVERDUE ? " (overdue)" : "", id.text(), label.text());
        }
    }

    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(arguments.length > 0 ? arguments[0] : "bindings-c/examples");
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        PointerByReference known = new PointerByReference(), decision = new PointerByReference();
        PointerByReference page = new PointerByReference(), error = new PointerByReference();

        Pointer engine = engineOf(LIB::synlig_rules_add_default);
        byte[] json = Files.readAllBytes(folder.resolve("case.json"));
        check(LIB.synlig_case_from_json(json, json.length, known, error), error);
        check(LIB.synlig_engine_decide(engine, known.getValue(), decision, error), error);
        check(LIB.synlig_engine_explain(engine, decision.getValue(), LANGUAGE_NB, page, error), error);
        int length = (int) LIB.synlig_buffer_length(page.getValue());
        out.print(new String(LIB.synlig_buffer_data(page.getValue()).getByteArray(0, length), StandardCharsets.UTF_8));

        out.print("\n== due dates\n");
        listDueDates(engine, decision.getValue(), out);

        out.print("\n== a bad case\n");
        byte[] badCase = Files.readAllBytes(folder.resolve("bad-case.json"));
        try {
            check(LIB.synlig_engine_decide_json(engine, badCase, badCase.length, new PointerByReference(), error), error);
        } catch (SynligException wrong) {
            out.print(wrong.getMessage());
        }

        out.print("\n== a bad rule set\n");
        byte[] badRules = Files.readAllBytes(folder.resolve("bad-rules.json"));
        try {
            engineOf((rules, cause) -> LIB.synlig_rules_add_json(rules, badRules, badRules.length, cause));
        } catch (SynligException wrong) {
            out.print(wrong.getMessage());
        }

        LIB.synlig_buffer_free(page.getValue());
        LIB.synlig_decision_free(decision.getValue());
        LIB.synlig_case_free(known.getValue());
        LIB.synlig_engine_free(engine);
    }
}
