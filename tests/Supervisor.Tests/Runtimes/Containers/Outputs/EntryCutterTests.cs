using System.Text;
using Shouldly;
using Supervisor.Runtimes.Containers.Outputs;
using Xunit;

namespace Supervisor.Tests.Runtimes.Containers.Outputs;

public sealed class EntryCutterTests
{
    private const string Stamp = "2026-11-21T05:50:57.123456789Z ";
    private const long Second = 1795240257;

    [Fact]
    public void Lines_HoweverTheyCome_AreEntries()
    {
        var bytes = Encoding.UTF8.GetBytes($"{Stamp}one\r\n2026-11-21T05:50:58+00:00 two\r\n{Stamp}rest");
        var whole = Cut(bytes, bytes.Length);

        whole.ShouldBe([(Second, "one\r\n"), (Second + 1, "two\r\n"), (Second, "rest")]);
        for (var size = 1; size < bytes.Length; size++)
        {
            Cut(bytes, size).ShouldBe(whole, $"in pieces of {size}");
        }
    }

    [Theory]
    [InlineData(1000)]
    [InlineData(16384 + 31)]
    [InlineData(100_000)]
    public void LongLine_KeptInParts_IsOneLineWithoutMomentsInIt(int pieces)
    {
        var part = new string('x', EntryCutter.LongestPart);
        var bytes = Encoding.UTF8.GetBytes($"{Stamp}{part}{Stamp}{part}{Stamp}end\n{Stamp}next\n");

        var entries = Cut(bytes, pieces);

        entries.Select(entry => entry.Text).ShouldBe([part, part, "end\n", "next\n"]);
    }

    [Fact]
    public void LongLine_KeptWhole_IsPassedOnWhole()
    {
        var line = new string('x', EntryCutter.LongestPart * 3) + "\n";

        string.Concat(Cut(Encoding.UTF8.GetBytes(Stamp + line), 4096).Select(entry => entry.Text)).ShouldBe(line);
    }

    [Theory]
    [InlineData("no moment at all, though it is long")]
    [InlineData("2026-11-21 05:50:57.123456789Z with a space")]
    [InlineData("")]
    public void Stamp_ThatIsNone_IsNone(string text) =>
        Supervisor.Runtimes.Containers.Outputs.Stamp.Read(Encoding.UTF8.GetBytes(text)).ShouldBeNull();

    private static List<(long? Second, string Text)> Cut(byte[] bytes, int size)
    {
        var cutter = new EntryCutter();
        var entries = new List<StampedEntry>();
        foreach (var piece in bytes.Chunk(size))
        {
            entries.AddRange(cutter.Push(piece));
        }

        entries.AddRange(cutter.Finish());
        return [.. entries.Select(entry => (entry.Second, Encoding.UTF8.GetString(entry.Bytes.Span)))];
    }
}
