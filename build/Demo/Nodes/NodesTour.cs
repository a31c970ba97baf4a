namespace Supervisor.Build.Demo.Nodes;

/// <summary>What a newcomer may try while the two nodes run.</summary>
internal static class NodesTour
{
    public static void Print(DemoPlaces places, IReadOnlyList<DemoDaemon> daemons)
    {
        var orders = places.Short(places.Orders);
        var (first, second) = (daemons[0], daemons[1]);
        var plug = places.Short(PowerSwitch.FileOf(places, first));
        Say.Progress(
            $"""

              One fleet on two nodes of this computer: {first.Node.Name} and {second.Node.Name}, each with a daemon, a guard and the agents that are
              pinned to it, and the group night-watch, which may move. In another terminal, as an operator on {second.Node.Name}:

                cd {places.Root}
                export SUPERVISOR_DATA_DIR={places.Short(second.Node.Data)} PATH="$PWD/artifacts/bin:$PATH"

              look          pbm cluster show; pbm group list; pbm agent list        (any node answers for all)
              who has it    pbm group why night-watch; pbm agent logs Timekeeper
              across        pbm agent stop STTService --wait; pbm agent start STTService      (it is {first.Node.Name}'s)
              break one     echo crash > {orders}/TieredResponder; pbm agent why TieredResponder

              fail over     touch {plug}            cuts the power of {first.Node.Name}: all of it is killed at once
                            pbm cluster show                  {first.Node.Name} is down within 5 s
                            pbm group list                    night-watch is ready on {second.Node.Name} within 7 s; nothing of {second.Node.Name} was touched
                            pbm agent logs Timekeeper         it goes on in a higher epoch
              bring back    rm {plug}               {first.Node.Name} starts again, and all that is pinned to it;
                            pbm group list --watch            night-watch goes home when {first.Node.Name} has lived for a minute

              Or kill a daemon alone: kill -9 $(cat {places.Short(Path.Combine(first.Node.Data, "lock"))}). No agent notices, and the demo starts it again.
              Ctrl+C stops the fleet and removes {places.Short(places.Data)}; the daemons' logs stay in {places.Short(
                first.Node.Log
            )} and {places.Short(second.Node.Log)}.

            """
        );
    }
}
