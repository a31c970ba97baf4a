using System.Net;
using Supervisor.Runtimes.Docker.Calls;
using Supervisor.Simulation.Engines.Stock;
using Supervisor.Simulation.Engines.Wire;

namespace Supervisor.Simulation.Engines;

/// <summary>What the engine's API promises, as far as the daemon asks for it: each request is carried out in one go, after a while.</summary>
internal sealed class EngineApi(SimulatedEngine engine)
{
    private const string Version = "1.41";

    private static readonly TimeSpan QuestionTime = TimeSpan.FromMilliseconds(0.5);
    private static readonly TimeSpan ActTime = TimeSpan.FromMilliseconds(20);

    private readonly ImageApi _images = new(engine);
    private readonly NetworkApi _networks = new(engine);
    private readonly VolumeApi _volumes = new(engine);

    internal ContainerApi Containers { get; } = new(engine);

    internal void Take(EngineRun run, EngineCall call)
    {
        if (!run.IsAlive || engine.Weather.BreaksOff())
        {
            call.Break();
            return;
        }

        run.Add(call);
        engine.Watch(call, CallStage.Taken);
        var time = engine.Universe.Around(call.Request.IsQuestion ? QuestionTime : ActTime);
        engine.Machine.Kernel.After(
            time + engine.Weather.Hang(),
            () =>
            {
                if (run.IsAlive)
                {
                    call.Fate = go => Answer(run, call, go);
                    Serve(run, call);
                }
            }
        );
    }

    private void Answer(EngineRun run, EngineCall call, Action go)
    {
        run.Remove(call);
        engine.Watch(call, CallStage.Done);
        if (engine.Weather.LosesReply())
        {
            call.Break();
        }
        else if (!engine.Weather.KeepsSilent())
        {
            go();
        }
    }

    private void Serve(EngineRun run, EngineCall call)
    {
        if (!call.Request.IsQuestion && engine.Weather.Fails())
        {
            call.Refuse(HttpStatusCode.InternalServerError, "something went wrong");
            return;
        }

        switch (call.Request.Path.ToArray())
        {
            case ["_ping"]:
                call.ReplyText("OK", ("Api-Version", Version));
                break;
            case ["version"]:
                call.Reply(EngineSelf.Version, EngineJson.Default.EngineVersion);
                break;
            case ["info"]:
                call.Reply(EngineSelf.Info(engine), EngineJson.Default.EngineInfo);
                break;
            case ["events"]:
                Follow(run, call);
                break;
            case ["images", .. var of]:
                _images.Serve(run, call, of);
                break;
            case ["networks", .. var of]:
                _networks.Serve(call, of);
                break;
            case ["volumes", .. var of]:
                _volumes.Serve(call, of);
                break;
            case ["exec", .. var of]:
                engine.Execs.Serve(run, call, of);
                break;
            case ["containers", .. var rest]:
                Containers.Serve(call, rest);
                break;
            default:
                call.Refuse(HttpStatusCode.NotFound, "page not found");
                break;
        }
    }

    private static void Follow(EngineRun run, EngineCall call)
    {
        var feed = new FeedStream();
        var filters = LabelFilters.Parse(call.Request.Query("filters"));
        var follower = new EventFollower(call.Daemon, run.Weather, feed, it => filters.Hold(it.Actor?.Attributes));
        call.Reply(feed);
        run.Follow(follower, EngineSelf.MomentOf(call.Request.Query("since")));
    }
}
