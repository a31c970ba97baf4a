using Shouldly;
using Supervisor.TestKit.Drills;
using Supervisor.TestKit.Machines.Clusters;
using Xunit;

namespace Supervisor.EndToEndTests.Clusters.Machines;

[Collection(MachineCollection.Name)]
public sealed class ReplacementDrill(ITestOutputHelper output)
{
    [Drill("cluster")]
    public async Task Machine_ThatTookThePlaceOfADeadOne_RunsWhatIsPinnedToTheName_AndTheDeadOneIsTurnedAway()
    {
        await using var trial = await FaultTrial.StartAsync(output);
        var dead = trial.Cluster.Machines[2];
        var (stay, roam) = (MachineCluster.Pinned(dead), MachineCluster.Movable(dead));
        var began = trial.Do($"{dead.Name} has no power", dead.CutPower);
        await trial.IsDownAsync(dead, began);

        var next = trial.Cluster.Replace(dead);
        began = trial.Do("another takes its place under its name", () => { });
        await MachineCluster.JoinAsync(next, trial.Cluster.Machines[0], "--replace");
        await trial.IsUpAsync(next, began);
        await trial.RunsAnewAsync(stay, began);

        began = trial.Do("the first one has power again", dead.GivePower);
        dead.Daemon.Begin();
        await dead.Daemon.Log.FirstAsync(
            line =>
                line.At > began && line.Text.Contains("It was removed, or has never joined", StringComparison.Ordinal),
            "it is told that it belongs no more"
        );
        await Task.Delay(TimeSpan.FromSeconds(10));

        await trial.LivesOnAsync(stay, began);
        trial.Recorder.LivesOf(stay)[^1].Node.ShouldBe(next.Name);
        trial.Holds((stay, 2), (roam, 3));
    }
}
