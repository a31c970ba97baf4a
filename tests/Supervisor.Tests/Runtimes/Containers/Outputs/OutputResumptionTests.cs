using System.Text;
using Shouldly;
using Supervisor.Runtimes.Containers.Outputs;
using Xunit;

namespace Supervisor.Tests.Runtimes.Containers.Outputs;

public sealed class OutputResumptionTests
{
    private static readonly OutputPlace Start = OutputPlace.AtTheBeginning(0);

    /// <summary>Moments of several writers are not in the order in which they were kept, by less than a second.</summary>
    private static readonly StampedEntry[] Written =
    [
        Entry(100, "a\n"),
        Entry(101, "b\n"),
        Entry(100, "c\n"),
        Entry(101, "d\n"),
        Entry(105, "e\n"),
        Entry(105, "f\n"),
        Entry(106, "g\n"),
        Entry(105, "h\n"),
    ];

    [Fact]
    public void Take_OfAllFromTheBeginning_IsAll() =>
        Copy(new OutputResumption(Start, 0), Written).ShouldBe("a\nb\nc\nd\ne\nf\ng\nh\n");

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(7)]
    [InlineData(8)]
    public void Take_AfterARestartAnywhere_GoesOnWithoutGapOrDouble(int copied)
    {
        var first = new OutputResumption(Start, 0);
        var log = Copy(first, Written[..copied]);
        var second = new OutputResumption(first.Place, 0);

        log += Copy(second, GivenSince(first.Place));

        log.ShouldBe("a\nb\nc\nd\ne\nf\ng\nh\n");
        second.HasGap.ShouldBeFalse();
        second.Place.Position.ShouldBe(log.Length);
    }

    [Theory]
    [InlineData(1, "f\ng\nh\n", "\n")]
    [InlineData(2, "f\ng\nh\n", "")]
    [InlineData(3, "f\ng\nh\n", "")]
    public void Take_OfWhatIsInTheLogAndWasNotCounted_PassesItOver(int uncounted, string rest, string first)
    {
        var before = new OutputResumption(Start, 0);
        Copy(before, Written[..4]);
        var after = new OutputResumption(before.Place, uncounted);

        var copied = Copy(after, GivenSince(before.Place));

        copied.ShouldBe(("e\n" + rest)[uncounted..]);
        copied.ShouldStartWith(first);
        after.Place.Position.ShouldBe(16);
    }

    [Fact]
    public void Take_WhenTheEngineHasDroppedWhatWasCounted_GoesOnAndSaysSo()
    {
        var first = new OutputResumption(Start, 0);
        Copy(first, Written[..4]);
        var second = new OutputResumption(first.Place, 0);

        Copy(second, Written[6..7]).ShouldBe("g\n");
        second.HasGap.ShouldBeTrue();
    }

    [Fact]
    public void Take_AfterTheClockWasSetBack_GoesOn()
    {
        var resumption = new OutputResumption(Start, 0);

        Copy(resumption, [Entry(100, "a\n"), Entry(40, "b\n"), Entry(41, "c\n")]).ShouldBe("a\nb\nc\n");
        resumption.Place.Second.ShouldBe(100);
    }

    [Theory]
    [InlineData("1 100 2 3 40")]
    [InlineData("1 0 0 0 0")]
    public void Place_WrittenDown_IsReadAgain(string text) => $"{OutputPlace.Parse(text)}".ShouldBe(text);

    [Theory]
    [InlineData("")]
    [InlineData("2 100 2 3 40")]
    [InlineData("1 100 2 3")]
    [InlineData("1 100 x 3 40")]
    public void Place_ThatIsNone_IsNone(string text) => OutputPlace.Parse(text).ShouldBeNull();

    /// <summary>As engines do, with a second more than was asked for.</summary>
    private static IEnumerable<StampedEntry> GivenSince(OutputPlace place) =>
        Written.Where(entry => place.Copied == 0 || entry.Second >= place.From - 1);

    private static string Copy(OutputResumption resumption, IEnumerable<StampedEntry> entries)
    {
        var copied = new StringBuilder();
        foreach (var entry in entries)
        {
            copied.Append(Encoding.UTF8.GetString(resumption.Take(entry).Span));
        }

        return copied.ToString();
    }

    private static StampedEntry Entry(long second, string text) => new(second, Encoding.UTF8.GetBytes(text));
}
