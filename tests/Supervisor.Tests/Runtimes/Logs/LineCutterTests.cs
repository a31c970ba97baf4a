using System.Text;
using FsCheck.Fluent;
using Shouldly;
using Supervisor.Runtimes.Logs;
using Xunit;

namespace Supervisor.Tests.Runtimes.Logs;

public sealed class LineCutterTests
{
    private readonly List<LogItem> _items = [];

    [Fact]
    public void Lines_HoweverTheyCome_AreTheSame()
    {
        var bytes = Gen.Elements((byte)'a', (byte)'\n', (byte)'\r', (byte)0xE2, (byte)0x82, (byte)0xAC, (byte)0xFF);
        var cases = bytes.ArrayOf().SelectMany(text => Gen.Choose(1, 9).Select(step => (Text: text, Step: step)));

        Property.Holds(
            cases,
            one => Cut(one.Text.Chunk(one.Step), limit: 7).ShouldBe(Cut([one.Text], limit: 7)),
            runs: 1000
        );
    }

    [Fact]
    public void Lines_OfAnyBytes_EndWhereTheBytesDo()
    {
        var bytes = Gen.Choose(0, 255).Select(value => (byte)value).ArrayOf();

        Property.Holds(
            bytes,
            text =>
            {
                var lines = Cut([text], limit: 10);
                var ends = lines.Select(line => line.End).ToList();
                ends.ShouldBe(ends.Order());
                (ends is [.., var last] ? last : 0).ShouldBe(text.Length);
            }
        );
    }

    [Fact]
    public void Line_WithoutItsEnd_WaitsForIt()
    {
        var cutter = new LineCutter(100);

        cutter.Add("one\ntw"u8, _items);
        _items.ShouldBe([new LogLine("one", 104)]);
        cutter.Given.ShouldBe(104);

        cutter.Add("o\n"u8, _items);
        _items[^1].ShouldBe(new LogLine("two", 108));
    }

    [Fact]
    public void Line_ThatIsFinishedByOthers_IsWhatCameOfIt()
    {
        var cutter = new LineCutter(0);

        cutter.Add("rest"u8, _items);
        cutter.Finish(_items);
        cutter.Finish(_items);

        _items.ShouldBe([new LogLine("rest", 4)]);
    }

    [Fact]
    public void Line_LongerThanTheLimit_IsGivenInPieces()
    {
        var lines = Cut(["aaaaaaaaab\n"u8.ToArray()], limit: 4);

        lines.ShouldBe([
            new LogLine("aaaa", 4, GoesOn: true),
            new LogLine("aaaa", 8, GoesOn: true),
            new LogLine("ab", 11),
        ]);
    }

    [Fact]
    public void Line_AsLongAsTheLimit_IsOne() =>
        Cut(["aaaa\n"u8.ToArray()], limit: 4).ShouldBe([new LogLine("aaaa", 5)]);

    [Fact]
    public void Pieces_AreNotCutWithinALetter()
    {
        var text = string.Concat(Enumerable.Repeat("aé€😀", 20));

        var lines = Cut([Encoding.UTF8.GetBytes(text)], limit: 7);

        string.Concat(lines.Select(line => line.Text)).ShouldBe(text);
        lines.Count.ShouldBeGreaterThan(20);
    }

    [Fact]
    public void Bytes_ThatAreNoText_AreReplaced() =>
        Cut(
                [
                    [(byte)'a', 0xFF, (byte)'b', (byte)'\n'],
                ],
                limit: 100
            )
            .ShouldBe([new LogLine("a\uFFFDb", 4)]);

    [Fact]
    public void Line_ThatEndsAsOnWindows_HasNoReturnAtItsEndAlone() =>
        Cut(["a\rb\r\r\n\n"u8.ToArray()], limit: 100).ShouldBe([new LogLine("a\rb\r", 6), new LogLine("", 7)]);

    [Fact]
    public void MoveTo_AnotherPosition_GivesWhatIsHeldAndGoesOnThere()
    {
        var cutter = new LineCutter(0);
        cutter.Add("lost en"u8, _items);

        cutter.MoveTo(1000, _items);
        cutter.Add("d\n"u8, _items);

        _items.ShouldBe([new LogLine("lost en", 7), new LogLine("d", 1002)]);
    }

    private static List<LogLine> Cut(IEnumerable<byte[]> chunks, int limit)
    {
        var (cutter, items) = (new LineCutter(0, limit), new List<LogItem>());
        foreach (var chunk in chunks)
        {
            cutter.Add(chunk, items);
        }

        cutter.Finish(items);
        return [.. items.Cast<LogLine>()];
    }
}
