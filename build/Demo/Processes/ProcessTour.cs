namespace Supervisor.Build.Demo.Processes;

/// <summary>What a newcomer may try while the demo runs.</summary>
internal static class ProcessTour
{
    public static void Print(DemoPlaces places)
    {
        var orders = places.Short(places.Orders);
        Say.Progress(
            $"""

              All of them are processes of this machine. To play with them, in another terminal:

                cd {places.Root}
                export SUPERVISOR_DATA_DIR={places.Short(places.Data)} PATH="$PWD/artifacts/bin:$PATH"

              break one     echo crash > {orders}/TieredResponder
                            (or hang, or not-ready; also of STTService, ChitchatAgent; rm the file to mend it)
              ask why       pbm agent why TieredResponder
              follow logs   pbm agent logs TieredResponder STTService NLUAgent -f
              freeze        pbm fleet freeze "I look around"; pkill -9 -n -f bin/agent.sh; pbm fleet thaw
              order         pbm fleet order {string.Join(' ', places.Fleet)}

              Or kill the daemon: kill -9 $(cat {places.Short(Path.Combine(places.Data, "lock"))}). No agent notices, and the demo starts it again.
              Ctrl+C stops the fleet and removes {places.Short(places.Data)}; the daemon's log stays in {places.Short(
                places.LogOf()
            )}.

            """
        );
    }
}
