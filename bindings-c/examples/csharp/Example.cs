// A case decided, explained in Norwegian, its due dates listed; and what a bad case and a bad rule set say.

using System;
using System.IO;
using System.Runtime.InteropServices;
using System.Text;

// What the library gave, freed by its own function.
abstract class Handle : SafeHandle {
    protected Handle() : base(IntPtr.Zero, true) {}
    public override bool IsInvalid { get { return handle == IntPtr.Zero; } }
}
class Rules : Handle { protected override bool ReleaseHandle() { Synlig.synlig_rules_free(handle); return true; } }
class Engine : Handle { protected override bool ReleaseHandle() { Synlig.synlig_engine_free(handle); return true; } }
class Case : Handle { protected override bool ReleaseHandle() { Synlig.synlig_case_free(handle); return true; } }
class Decision : Handle { protected override bool ReleaseHandle() { Synlig.synlig_decision_free(handle); return true; } }
class Error : Handle { protected override bool ReleaseHandle() { Synlig.synlig_error_free(handle); return true; } }
class Text : Handle {
    protected override bool ReleaseHandle() { Synlig.synlig_buffer_free(handle); return true; }
    public override string ToString() {
        return new Str { data = Synlig.synlig_buffer_data(this), length = Synlig.synlig_buffer_length(this) }.ToString();
    }
}

// synlig_str: a text that belongs to the handle that it was asked of.
[StructLayout(LayoutKind.Sequential)]
struct Str {
    public IntPtr data;
    public UIntPtr length;
    public override string ToString() {
        if (data == IntPtr.Zero) return null;
        var bytes = new byte[(int)length];
        Marshal.Copy(data, bytes, 0, bytes.Length);
        return Encoding.UTF8.GetString(bytes);
    }
}

static class Synlig {
    const string Lib = "synlig"; // libsynlig.so, synlig.dll or libsynlig.dylib
    [DllImport(Lib)] public static extern int synlig_rules_new(out Rules rules, out Error error);
    [DllImport(Lib)] public static extern int synlig_rules_add_default(Rules rules, out Error error);
    [DllImport(Lib)] public static extern int synlig_rules_add_json(Rules rules, byte[] json, UIntPtr length, out Error error);
    [DllImport(Lib)] public static extern void synlig_rules_free(IntPtr rules);
    [DllImport(Lib)] public static extern int synlig_engine_new(Rules rules, out Engine engine, out Error error);
    [DllImport(Lib)] public static extern int synlig_engine_decide(Engine engine, Case known, out Decision decision, out Error error);
    [DllImport(Lib)] public static extern int synlig_engine_decide_json(Engine engine, byte[] json, UIntPtr length, out Text decision, out Error error);
    [DllImport(Lib)] public static extern int synlig_engine_explain(Engine engine, Decision decision, int language, out Text text, out Error error);
    [DllImport(Lib)] public static extern int synlig_engine_text(Engine engine, byte[] subject, UIntPtr length, int kind, int language, int day, out Str text);
    [DllImport(Lib)] public static extern void synlig_engine_free(IntPtr engine);
    [DllImport(Lib)] public static extern int synlig_case_from_json(byte[] json, UIntPtr length, out Case known, out Error error);
    [DllImport(Lib)] public static extern void synlig_case_free(IntPtr known);
    [DllImport(Lib)] public static extern int synlig_decision_action_count(Decision decision, out UIntPtr count);
    [DllImport(Lib)] public static extern int synlig_decision_action_id(Decision decision, UIntPtr action, out Str id);
    [DllImport(Lib)] public static extern int synlig_decision_action_due(Decision decision, UIntPtr action, out int day);
    [DllImport(Lib)] public static extern int synlig_decision_action_status(Decision decision, UIntPtr action, out int status);
    [DllImport(Lib)] public static extern void synlig_decision_free(IntPtr decision);
    [DllImport(Lib)] public static extern IntPtr synlig_buffer_data(Text buffer);
    [DllImport(Lib)] public static extern UIntPtr synlig_buffer_length(Text buffer);
    [DllImport(Lib)] public static extern void synlig_buffer_free(IntPtr buffer);
    [DllImport(Lib)] public static extern int synlig_error_count(Error error, out UIntPtr count);
    [DllImport(Lib)] public static extern int synlig_error_status(Error error, UIntPtr index, out int status);
    [DllImport(Lib)] public static extern int synlig_error_code(Error error, UIntPtr index, out Str code);
    [DllImport(Lib)] public static extern int synlig_error_message(Error error, UIntPtr index, out Str message);
    [DllImport(Lib)] public static extern int synlig_error_pointer(Error error, UIntPtr index, out Str pointer);
    [DllImport(Lib)] public static extern int synlig_error_hint(Error error, UIntPtr index, out Str hint);
    [DllImport(Lib)] public static extern int synlig_error_line(Error error, UIntPtr index, out uint line);
    [DllImport(Lib)] public static extern int synlig_error_column(Error error, UIntPtr index, out uint column);
    [DllImport(Lib)] public static extern void synlig_error_free(IntPtr error);
}

static class Example {
    const int ActionOverdue = 6, LanguageNb = 2, Label = 1;

    static UIntPtr Length(byte[] bytes) { return new UIntPtr((uint)bytes.Length); }

    // Throws where a call failed: the message is everything that is wrong.
    static void Check(int status, Error error) {
        if (status == 0) return;
        var all = new StringBuilder();
        UIntPtr count;
        Synlig.synlig_error_count(error, out count);
        for (uint at = 0; at < (uint)count; at++) {
            var i = new UIntPtr(at);
            int number; uint line, column; Str code, pointer, message, hint;
            Synlig.synlig_error_status(error, i, out number);
            Synlig.synlig_error_code(error, i, out code);
            Synlig.synlig_error_pointer(error, i, out pointer);
            Synlig.synlig_error_line(error, i, out line);
            Synlig.synlig_error_column(error, i, out column);
            Synlig.synlig_error_message(error, i, out message);
            Synlig.synlig_error_hint(error, i, out hint);
            all.Append($"{number} {code} at {pointer}, line {line}, column {column}: {message}\n");
            if (hint.ToString() != null) all.Append($"  hint: {hint}\n");
        }
        error.Dispose();
        throw new ArgumentException(all.ToString());
    }

    static void ListDueDates(Engine engine, Decision decision, TextWriter output) {
        UIntPtr count;
        Synlig.synlig_decision_action_count(decision, out count);
        for (uint at = 0; at < (uint)count; at++) {
            var i = new UIntPtr(at);
            int due, status; Str id, label;
            Synlig.synlig_decision_action_due(decision, i, out due);
            if (due == 0) continue;
            Synlig.synlig_decision_action_id(decision, i, out id);
            Synlig.synlig_decision_action_status(decision, i, out status);
            var subject = Encoding.UTF8.GetBytes($"action:{id}");
            Synlig.synlig_engine_text(engine, subject, Length(subject), Label, LanguageNb, 0, out label);
            var late = status == ActionOverdue ? " (overdue)" : "";
            output.Write($"{due / 10000:0000}-{due / 100 % 100:00}-{due % 100:00}{late} {id}: {label}\n");
        }
    }

    static void Main(string[] arguments) {
        var folder = arguments.Length > 0 ? arguments[0] : "bindings-c/examples";
        var output = new StreamWriter(Console.OpenStandardOutput(), new UTF8Encoding(false));
        Error error; Rules rules; Engine engine; Case known; Decision decision; Text page;

        Check(Synlig.synlig_rules_new(out rules, out error), error);
        Check(Synlig.synlig_rules_add_default(rules, out error), error);
        Check(Synlig.synlig_engine_new(rules, out engine, out error), error);
        var json = File.ReadAllBytes(Path.Combine(folder, "case.json"));
        Check(Synlig.synlig_case_from_json(json, Length(json), out known, out error), error);
        Check(Synlig.synlig_engine_decide(engine, known, out decision, out error), error);
        Check(Synlig.synlig_engine_explain(engine, decision, LanguageNb, out page, out error), error);
        output.Write(page.ToString());

        output.Write("\n== due dates\n");
        ListDueDates(engine, decision, output);

        output.Write("\n== a bad case\n");
        try {
            json = File.ReadAllBytes(Path.Combine(folder, "bad-case.json"));
            Check(Synlig.synlig_engine_decide_json(engine, json, Length(json), out page, out error), error);
        } catch (ArgumentException wrong) {
            output.Write(wrong.Message);
        }

        output.Write("\n== a bad rule set\n");
        try {
            json = File.ReadAllBytes(Path.Combine(folder, "bad-rules.json"));
            Check(Synlig.synlig_rules_new(out rules, out error), error);
            Check(Synlig.synlig_rules_add_json(rules, json, Length(json), out error), error);
            Check(Synlig.synlig_engine_new(rules, out engine, out error), error);
        } catch (ArgumentException wrong) {
            output.Write(wrong.Message);
        }
        output.Flush(); // the handles free themselves; or write `using` for the moment to be known
    }
}
