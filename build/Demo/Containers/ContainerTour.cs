namespace Supervisor.Build.Demo.Containers;

/// <summary>What a newcomer may try while the fleet runs in containers.</summary>
internal static class ContainerTour
{
    /// <param name="own">The demo's own engine; null when it uses another's, which nobody should kill for show.</param>
    public static void Print(DemoPlaces places, string host, OwnEngine? own)
    {
        var orders = places.Short(places.Orders);
        Say.Progress(
            $"""

              77 agents in 12 containers, beside Redis and NATS. To play with them, in another terminal:

                cd {places.Root}
                export DOCKER_HOST={host}
                export SUPERVISOR_DATA_DIR={places.Short(places.Data)} PATH="$PWD/artifacts/bin:$PATH"

              look          docker ps; pbm group list; pbm agent list
              break one     echo crash > {orders}/TieredResponder
                            (or hang, or not-ready; also of STTService, ChitchatAgent; rm the file to mend it)
              ask why       pbm agent why TieredResponder
              follow logs   pbm agent logs STTService Responder -f
              kill sixteen  docker kill supervisor-demo-mainpc-audio-emotion-1; pbm agent list
                            (they come up in their order, and none has spent a restart)
              look inside   pbm agent why audio-emotion/@container; pbm node doctor

              Or kill the daemon: kill -9 $(cat {places.Short(
                Path.Combine(places.Data, "lock")
            )}). No agent notices, and the demo starts it again.
            """
        );
        if (own is not null)
        {
            Say.Progress(
                $"  Or kill the engine: kill -9 $(cat {places.Short(own.PidFile)}). The next one ends all its containers, and the fleet comes up again."
            );
        }

        Say.Progress("  Ctrl+C stops the fleet, and removes its containers, networks and volumes; its images stay.\n");
    }
}
