using System.Net;
using System.Text.Json;
using Supervisor.Runtimes.Docker.Calls;
using Supervisor.Runtimes.Docker.Images;
using Supervisor.Simulation.Engines.Wire;

namespace Supervisor.Simulation.Engines.Stock;

/// <summary>
/// Brings an image from a registry. As with Docker the answer begins well before it is known how it ends; and what nobody reads any
/// more is not brought.
/// </summary>
internal sealed class ImagePull(SimulatedEngine engine)
{
    internal const string Pulled = "an image that was pulled";
    internal const string Unread = "a pull that was called off";
    internal const string Torn = "a pull whose engine ended";

    private static readonly TimeSpan Handshake = TimeSpan.FromMilliseconds(30);
    private static readonly TimeSpan Transfer = TimeSpan.FromMilliseconds(600);

    internal static IReadOnlyList<string> Situations { get; } = [Pulled, Torn];

    internal void Serve(EngineRun run, EngineCall call)
    {
        var name = EngineStock.NameOf($"{call.Request.Query("fromImage")}:{call.Request.Query("tag")}");
        if (engine.Stock.Offered.GetValueOrDefault(name) is not { } offered)
        {
            call.Refuse(HttpStatusCode.NotFound, $"manifest for {name} not found: manifest unknown");
            return;
        }

        if (offered.Header is not null && offered.Header != call.Request.RegistryLogin)
        {
            call.Refuse(HttpStatusCode.InternalServerError, $"Head {name}: no basic auth credentials");
            return;
        }

        var feed = new FeedStream();
        var attached = run.Attach(new AttachedFeed(call.Daemon, feed));
        call.Reply(feed);
        Tell(attached, new PullProgress { Status = "Pulling from its registry" });
        After(Handshake, () => Tell(attached, new PullProgress { Layer = "1", Status = "Downloading" }));
        After(Transfer, () => Finish(run, feed, attached, (name, offered)));
    }

    private void Finish(EngineRun run, FeedStream feed, AttachedFeed attached, (string Name, OfferedImage Image) asked)
    {
        if (!run.IsAlive || feed.IsOver)
        {
            engine.Universe.Rarities.Reached(run.IsAlive ? Unread : Torn);
            return;
        }

        if (engine.Weather.KeepsImage())
        {
            Tell(attached, new PullProgress { Error = "toomanyrequests: You have reached your pull rate limit" });
        }
        else
        {
            engine.Universe.Rarities.Reached(Pulled);
            engine.Stock.Images[asked.Name] = asked.Image.Facts;
            Tell(attached, new PullProgress { Layer = "1", Status = "Pull complete" });
        }

        attached.End();
    }

    private void After(TimeSpan time, Action act) => engine.Machine.Kernel.After(engine.Universe.Around(time), act);

    private static void Tell(AttachedFeed feed, PullProgress word) =>
        feed.Write([.. JsonSerializer.SerializeToUtf8Bytes(word, EngineJson.Default.PullProgress), (byte)'\n']);
}
