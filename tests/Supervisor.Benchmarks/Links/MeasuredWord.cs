using System.Text.Json;
using Supervisor.TestKit.Links;

namespace Supervisor.Benchmarks.Links;

/// <summary>A word that is a hundred bytes on the wire.</summary>
internal static class MeasuredWord
{
    public const int Bytes = 100;

    private static readonly string Text = new('x', Bytes - Encode(new Word(1_000_000)).Length);

    /// <param name="number">With seven digits, or 0 for the last.</param>
    public static Word Of(int number) => new(number, Text);

    public static byte[] Encode(Word word) => JsonSerializer.SerializeToUtf8Bytes(word, WordJson.Default.Word);
}
