using Shouldly;
using Supervisor.Simulation.Journals;
using Xunit;

namespace Supervisor.Simulation.Tests;

/// <summary>What is torn is told from what is damaged by how far later frames say that the file had been flushed.</summary>
public sealed class LogScanTests
{
    private readonly List<byte> _file = [];

    [Fact]
    public void Frames_ThatAreWhole_AreAllThere()
    {
        Add(settled: 0);
        Add(settled: _file.Count);
        var scan = LogScan.Of(Bytes);
        scan.Frames.Count.ShouldBe(2);
        scan.End.ShouldBe(_file.Count);
        scan.DamagedAt.ShouldBeNull();
    }

    [Theory]
    [InlineData(0)]
    [InlineData(30)]
    [InlineData(-1)]
    public void Frame_OfTheLastWrite_BadAnywhere_IsTorn(int at)
    {
        Add(settled: 0);
        var end = _file.Count;
        Add(settled: end);
        Flip(at < 0 ? _file.Count - 1 : end + at);
        var scan = LogScan.Of(Bytes);
        scan.DamagedAt.ShouldBeNull();
        scan.Frames.Count.ShouldBe(1);
        scan.End.ShouldBe(end);
    }

    [Fact]
    public void Frame_LostBeforeOneThatSurvived_EndsTheLogBothUnflushed()
    {
        Add(settled: 0);
        var end = _file.Count;
        Add(settled: end);
        Add(settled: end);
        Flip(end);
        var scan = LogScan.Of(Bytes);
        scan.DamagedAt.ShouldBeNull();
        scan.End.ShouldBe(end);
    }

    [Fact]
    public void Group_OfWhichAFrameIsMissing_IsTorn()
    {
        Add(settled: 0);
        var end = _file.Count;
        Add(settled: end, left: 1);
        LogScan.Of(Bytes).End.ShouldBe(end);
        Add(settled: end);
        LogScan.Of(Bytes).End.ShouldBe(_file.Count);
    }

    [Fact]
    public void Tail_OfZeros_IsTorn()
    {
        Add(settled: 0);
        var end = _file.Count;
        _file.AddRange(new byte[200]);
        LogScan.Of(Bytes).End.ShouldBe(end);
    }

    [Fact]
    public void Head_DamagedInFrontOfWhatWasFlushed_IsDamage()
    {
        Add(settled: 0);
        var end = _file.Count;
        Add(settled: end);
        Add(settled: _file.Count);
        Flip(end);
        LogScan.Of(Bytes).DamagedAt.ShouldBe(end);
    }

    [Fact]
    public void Body_DamagedInFrontOfWhatWasFlushed_StaysForItsReaderToRefuse()
    {
        Add(settled: 0);
        Flip(_file.Count - 1);
        Add(settled: _file.Count);
        var scan = LogScan.Of(Bytes);
        scan.DamagedAt.ShouldBeNull();
        scan.Frames.Count.ShouldBe(2);
        scan.Frames[0].IsWhole(Bytes).ShouldBeFalse();
    }

    private byte[] Bytes => [.. _file];

    private void Add(int settled, int left = 0) =>
        _file.AddRange(
            LogFrame.Written(new LogHead(LogKind.Append, 1, settled, "s", 1, Events: 1, Left: left), "a body"u8)
        );

    private void Flip(int at) => _file[at] ^= 1;
}
