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
        var lengths = new HashSet<int>();
        for (var seed = 0UL; seed < 100; seed++)
        {
            var file = new SimulatedFile();
            file.Write(0, [1, 2, 3]);
            file.Flush();
            file.Write(3, [4, 5, 6]);
            file.LosePower(new SeededChance(seed));
            file.Content.ToArray().ShouldBe(new byte[] { 1, 2, 3, 4, 5, 6 }[..file.Length]);
            lengths.Add(file.Length);
        }

        lengths.Order().ShouldBe([3, 4, 5, 6]);
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
}
