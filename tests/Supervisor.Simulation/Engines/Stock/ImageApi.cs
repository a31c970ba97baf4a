using System.Net;
using Supervisor.Runtimes.Docker.Calls;
using Supervisor.Runtimes.Docker.Images;
using Supervisor.Simulation.Engines.Wire;

namespace Supervisor.Simulation.Engines.Stock;

/// <summary>The part of the API that is about images, but for builds and loads.</summary>
internal sealed class ImageApi(SimulatedEngine engine)
{
    private readonly ImagePull _pull = new(engine);

    private EngineStock Stock => engine.Stock;

    internal void Serve(EngineRun run, EngineCall call, string[] path)
    {
        switch (call.Request.Method, path)
        {
            case ("GET", ["json"]):
                List(call);
                break;
            case ("POST", ["create"]):
                _pull.Serve(run, call);
                break;
            case ("POST", ["load"]):
                call.Refuse(HttpStatusCode.InternalServerError, "archive/tar: invalid tar header");
                break;
            default:
                ServeOne(call, path);
                break;
        }
    }

    private void ServeOne(EngineCall call, string[] path)
    {
        var verb = path[^1] is "json" or "tag" ? path[^1] : "";
        var name = string.Join('/', verb.Length > 0 ? path[..^1] : path);
        if (Stock.FindImage(name) is not { } image)
        {
            call.Refuse(HttpStatusCode.NotFound, $"No such image: {name}");
            return;
        }

        switch (call.Request.Method, verb)
        {
            case ("GET", "json"):
                call.Reply(image with { RepoTags = [.. TagsOf(image)] }, EngineJson.Default.ImageFacts);
                break;
            case ("POST", "tag"):
                Stock.Images[EngineStock.NameOf($"{call.Request.Query("repo")}:{call.Request.Query("tag")}")] = image;
                call.Reply(HttpStatusCode.Created);
                break;
            case ("DELETE", ""):
                Remove(call, name, image);
                break;
            default:
                call.Refuse(HttpStatusCode.NotFound, "page not found");
                break;
        }
    }

    private void List(EngineCall call)
    {
        var reference = LabelFilters.ValueOf(call.Request.Query("filters"), "reference");
        var rows = Stock
            .Images.Where(pair => reference is null || pair.Key == EngineStock.NameOf(reference))
            .Select(pair => new ImageRow(pair.Value.Id, [.. TagsOf(pair.Value)], null, 0, pair.Value.Size, null));
        call.Reply([.. rows], EngineJson.Default.ImageRowArray);
    }

    private void Remove(EngineCall call, string name, ImageFacts image)
    {
        var isLast = TagsOf(image).Count() == 1;
        var user = isLast ? engine.Containers.FirstOrDefault(it => Stock.FindImage(it.Spec.Image) == image) : null;
        if (user is not null && !call.Request.IsSet("force"))
        {
            call.Refuse(HttpStatusCode.Conflict, $"conflict: container {user.Id} is using its referenced image");
            return;
        }

        Stock.Images.Remove(EngineStock.NameOf(name));
        RemovedImage[] removed =
        [
            new(name, null),
            .. isLast ? [new RemovedImage(null, image.Id)] : Array.Empty<RemovedImage>(),
        ];
        call.Reply(removed, EngineJson.Default.RemovedImageArray);
    }

    private IEnumerable<string> TagsOf(ImageFacts image) =>
        Stock.Images.Where(pair => pair.Value == image).Select(static pair => ShortOf(pair.Key));

    private static string ShortOf(string name) => name.Replace("docker.io/library/", "", StringComparison.Ordinal);
}
