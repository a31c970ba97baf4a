using System.Text;
using System.Text.Unicode;
using Supervisor.Fleet.Findings;
using Supervisor.Fleet.Findings.Kinds;
using Supervisor.Fleet.Places;

namespace Supervisor.Fleet.Trees.Yaml;

/// <summary>A file's text: UTF-8, with or without its mark, and nothing that no editor shows.</summary>
internal sealed record SourceText(string File, string Text)
{
    private const string SaveAsUtf8 = "Save the file as UTF-8 without special characters of control.";

    private static readonly (byte[] Mark, string Encoding)[] OtherEncodings =
    [
        ([0xFF, 0xFE, 0, 0], "UTF-32"),
        ([0, 0, 0xFE, 0xFF], "UTF-32"),
        ([0xFF, 0xFE], "UTF-16"),
        ([0xFE, 0xFF], "UTF-16"),
    ];

    /// <param name="isYaml">Which allows fewer characters than other texts.</param>
    public static SourceText? Decode(string file, ReadOnlyMemory<byte> content, FindingLog log, bool isYaml = true)
    {
        var bytes = content.Span;
        foreach (var (mark, encoding) in OtherEncodings)
        {
            if (bytes.StartsWith(mark))
            {
                return Refuse(log, new Place(file, 1, 1), $"The file is written in {encoding}.");
            }
        }

        bytes = bytes.StartsWith(Encoding.UTF8.Preamble) ? bytes[Encoding.UTF8.Preamble.Length..] : bytes;
        if (!Utf8.IsValid(bytes))
        {
            return RefuseBytes(file, bytes, log);
        }

        var text = Encoding.UTF8.GetString(bytes);
        var hidden = isYaml ? FirstHidden(text) : text.IndexOf('\0', StringComparison.Ordinal);
        return hidden < 0 ? new SourceText(file, text) : RefuseHidden(file, text, hidden, log);
    }

    /// <summary>The place of a character, lines ending as YAML has them end.</summary>
    public static Place PlaceOf(string file, ReadOnlySpan<char> text, int index) =>
        new TextCursor(file).To(text, index);

    private static SourceText? RefuseBytes(string file, ReadOnlySpan<byte> bytes, FindingLog log)
    {
        var valid = 0;
        while (Rune.DecodeFromUtf8(bytes[valid..], out _, out var length) is System.Buffers.OperationStatus.Done)
        {
            valid += length;
        }

        var before = Encoding.UTF8.GetString(bytes[..valid]);
        return Refuse(
            log,
            PlaceOf(file, before, before.Length),
            $"The byte {bytes[valid]:X2} is not UTF-8; in Latin-1 it would be '{(char)bytes[valid]}'."
        );
    }

    private static SourceText? RefuseHidden(string file, string text, int index, FindingLog log) =>
        Refuse(
            log,
            PlaceOf(file, text, index),
            text[index] is '\0'
                ? "A zero byte stands in the text: it is binary, or UTF-16 without its mark."
                : $"The character U+{(int)text[index]:X4} is for the control of devices and has no place in a text."
        );

    private static SourceText? Refuse(FindingLog log, Place place, string message)
    {
        log.Add(TreeKinds.UnreadableText, place, message, SaveAsUtf8);
        return null;
    }

    private static int FirstHidden(string text)
    {
        for (var index = 0; index < text.Length; index++)
        {
            if (
                text[index]
                is (< ' ' and not ('\t' or '\n' or '\r'))
                    or (>= '\u007F' and <= '\u009F' and not '\u0085')
                    or '\uFFFE'
                    or '\uFFFF'
            )
            {
                return index;
            }
        }

        return -1;
    }
}
