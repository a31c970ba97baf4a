using Supervisor.Contracts.Palettes;
using Supervisor.Contracts.Palettes.Rules;
using Supervisor.Node.Api.Access;
using Supervisor.Node.Api.People;
using Supervisor.Node.Api.Sessions;
using Supervisor.Node.Audit;
using Supervisor.Node.Composition;
using Supervisor.Node.Palettes;

namespace Supervisor.Node.Api;

/// <summary>The pages of the operator API, version 1.</summary>
internal sealed class OperatorApi(NodeComposition node, CommandRunner runner, IAuditTrail audit)
{
    private readonly PaletteRegistry _palettes = node.Palettes;

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet(AccessGate.OpenPage, HealthAsync);
        routes.MapGet("/v1/palettes", CatalogAsync);
        routes.MapGet("/v1/names/{kind}", NamesAsync);
        routes.MapGet(WhoamiPage.Route, new WhoamiPage(node.Facts, node.Cluster).AnswerAsync);
        routes.MapPost("/v1/palettes/{palette}/commands/{command}", CommandAsync);
        routes.MapPost(SessionApi.Route, new SessionApi(_palettes, runner, audit).HandleAsync);
        routes.MapFallback(UnknownAsync);
    }

    private static Task HealthAsync(HttpContext context)
    {
        context.Response.ContentType = "text/plain";
        return context.Response.WriteAsync("ok\n", context.RequestAborted);
    }

    private Task CatalogAsync(HttpContext context) =>
        context.Response.WriteAsJsonAsync(
            new PaletteCatalog(
                PaletteCatalog.CurrentContract,
                node.Facts.Name,
                node.Facts.Version,
                _palettes.Descriptions
            ),
            PaletteJson.Default.PaletteCatalog,
            cancellationToken: context.RequestAborted
        );

    private async Task NamesAsync(HttpContext context)
    {
        var gone = context.RequestAborted;
        var kind = (string)context.Request.RouteValues["kind"]!;
        var found = await node.Names.OfKindAsync(kind, AccessGate.CallerOf(context), gone);
        await context.Response.WriteAsJsonAsync(
            new NameList(found),
            PaletteJson.Default.NameList,
            cancellationToken: gone
        );
    }

    private async Task CommandAsync(HttpContext context)
    {
        var values = context.Request.RouteValues;
        var command = _palettes.Find((string)values["palette"]!, (string)values["command"]!);
        if (!command.IsOk)
        {
            await Answers.RefuseAsync(context, command.Error);
            return;
        }

        var request = await RequestBody.ReadAsync(context.Request, context.RequestAborted);
        if (!request.IsOk)
        {
            await Answers.RefuseAsync(context, request.Error);
            return;
        }

        var call = RequestRules.Check(command.Value, request.Value, AccessGate.CallerOf(context), audit);
        if (call.IsOk)
        {
            await RunAsync(context, command.Value, call.Value);
        }
        else
        {
            await Answers.RefuseAsync(context, call.Error);
        }
    }

    private async Task RunAsync(HttpContext context, RegisteredCommand command, CommandCall call)
    {
        var description = command.Handler.Description;
        var isLive = description.Result is ResultKinds.Stream or ResultKinds.Progress;
        var isView = LiveRules.IsView(description, call.Arguments.Given);
        var writer = new FrameWriter(context.Response, isLive);
        var gone = context.RequestAborted;
        try
        {
            if (isLive || isView)
            {
                // The headers go first, so that a caller knows at once that it was let in.
                await writer.FlushAsync(gone);
            }

            await runner.RunAsync(command, call, writer.WriteAsync, gone);
            await writer.FlushAsync(gone);
        }
        catch (OperationCanceledException) when (gone.IsCancellationRequested)
        {
            // The caller has left, which is how streams end: there is nobody to tell, and nothing wrong.
            return;
        }
    }

    private static Task UnknownAsync(HttpContext context) =>
        Answers.RefuseAsync(
            context,
            new OperatorError(
                ErrorCodes.NoSuchPage,
                $"The node has no page {context.Request.Method} {context.Request.Path}.",
                "",
                "docs/pbm.md lists the pages."
            )
        );
}
