using Shouldly;
using Supervisor.Actors.Systems;
using Supervisor.Simulation.Disks;
using Xunit;

namespace Supervisor.Simulation.Tests;

public sealed class SimulatedFileTests
{
    private readonly SimulatedFile _file = new();

    [Fact]
    public void Flushed_SurvivesAPowerCut()
    {
        _file.Write(0, [1, 2, 3]);
        _file.Flush();
        _file.LosePower(new SeededChance(1)).ShouldBe(Tears.None);
        _file.Content.ToArray().ShouldBe([1, 2, 3]);
    }

    [Fact]
    public void Unflushed_MayBeThereGoneOrTorn()
    {
        var before = Enumerable.Repeat((byte)1, 100).ToArray();
        var added = Enumerable.Repeat((byte)2, 400).ToArray();
        var seen = Tears.None;
        var lengths = new HashSet<int>();
        for (var seed = 0UL; seed < 100; seed++)
        {
            var file = new SimulatedFile();
            file.Write(0, before);
            file.Flush();
            file.Write(before.Length, added);
            var tears = file.LosePower(new SeededChance(seed));
            file.Content[..before.Length].ToArray().ShouldBe(before);
            ShouldBe(tears, file.Content[before.Length..].ToArray(), added.Length);
            seen |= tears;
            lengths.Add(file.Length);
        }

        seen.ShouldBe(Tears.Short | Tears.ZeroTail | Tears.LostMiddle);
        lengths.ShouldContain(before.Length);
        lengths.ShouldContain(before.Length + added.Length);
    }

    [Fact]
    public void Rot_IsOneBitUntilItIsHealed()
    {
        _file.Write(0, [1, 2, 3]);
        _file.Flush();
        _file.Rot(1, 4);
        _file.Content.ToArray().ShouldBe([1, 2 ^ 16, 3]);
        _file.IsRotten.ShouldBeTrue();
        _file.Heal();
        _file.Content.ToArray().ShouldBe([1, 2, 3]);
        _file.IsRotten.ShouldBeFalse();
    }

    [Fact]
    public void OverwriteUnflushed_LostInAPowerCut_LeavesTheOldBytes()
    {
        _file.Write(0, [1, 2, 3]);
        _file.Flush();
        _file.Write(1, [9, 9, 9]);
        _file.Backup().ShouldBe([1, 2, 3]);
        _file.Content.ToArray().ShouldBe([1, 9, 9, 9]);
    }

    [Fact]
    public void Restore_PutsBackTheCopyForGood()
    {
        _file.Write(0, [1, 2, 3]);
        _file.Flush();
        var backup = _file.Backup();
        _file.Write(3, [4]);
        _file.Flush();
        _file.Restore(backup);
        _file.LosePower(new SeededChance(1));
        _file.Content.ToArray().ShouldBe([1, 2, 3]);
    }

    // A tear must be what it is called: nothing there but what was written or zeros, and those where it says so.
    private static void ShouldBe(Tears tears, byte[] tail, int written)
    {
        tail.ShouldAllBe(static value => value == 2 || value == 0);
        var firstZero = Array.IndexOf(tail, (byte)0);
        var hasMore = firstZero >= 0 && tail.AsSpan(firstZero).Contains((byte)2);
        tears.HasFlag(Tears.LostMiddle).ShouldBe(hasMore);
        tears.HasFlag(Tears.ZeroTail).ShouldBe(firstZero >= 0 && !hasMore);
        var count = tail.AsSpan().Count((byte)2);
        tears.HasFlag(Tears.Short).ShouldBe(!hasMore && count > 0 && count < written);
    }
}
