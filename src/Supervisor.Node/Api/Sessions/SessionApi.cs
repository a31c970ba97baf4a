using Microsoft.AspNetCore.Http.Features;
using Supervisor.Contracts;
using Supervisor.Contracts.Palettes;
using Supervisor.Contracts.Palettes.Sessions;
using Supervisor.Node.Api.Access;
using Supervisor.Node.Audit;
using Supervisor.Node.Palettes;
using Supervisor.Node.Palettes.Sessions;

namespace Supervisor.Node.Api.Sessions;

/// <summary>
/// Commands that speak in both directions. The request only asks for the connection (101); what is asked for comes over it, so
/// that no word of it stands in an address. Everything else is as with other commands: who may call was settled before.
/// </summary>
internal sealed class SessionApi(PaletteRegistry palettes, CommandRunner runner, IAuditTrail audit)
{
    public const string Route = "/v1/palettes/{palette}/commands/{command}/" + SessionHeader.Page;

    /// <summary>Who has asked for a session says within this what for.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    public async Task HandleAsync(HttpContext context)
    {
        var values = context.Request.RouteValues;
        var command = palettes.Find((string)values["palette"]!, (string)values["command"]!);
        var refusal =
            !command.IsOk ? command.Error
            : command.Value.Handler is not ISessionCommand ? SessionErrors.NoSession(command.Value.FullName)
            : context.Features.Get<IHttpUpgradeFeature>() is not { IsUpgradableRequest: true }
            || context.Request.Headers.Upgrade != SessionHeader.Protocol
                ? SessionErrors.NotBegun($"The request does not ask for 'Upgrade: {SessionHeader.Protocol}'.")
            : null;
        if (refusal is not null)
        {
            await Answers.RefuseAsync(context, refusal);
            return;
        }

        context.Response.Headers.Upgrade = SessionHeader.Protocol;
        await using var stream = await context.Features.Get<IHttpUpgradeFeature>()!.UpgradeAsync();
        using var channel = new SessionChannel(stream);
        try
        {
            await RunAsync(command.Value!, AccessGate.CallerOf(context), channel, context.RequestAborted);
        }
        catch (Exception gone) when (gone is IOException or OperationCanceledException)
        {
            // The caller has left, and there is nobody to tell.
            return;
        }
    }

    private async Task RunAsync(
        RegisteredCommand command,
        Caller caller,
        SessionChannel channel,
        CancellationToken gone
    )
    {
        var start = await StartAsync(channel, gone);
        var call = start.IsOk ? RequestRules.Check(command, start.Value.Request, caller, audit) : start.Error;
        await runner.RunSessionAsync(command, call, start.Value, channel, gone);
    }

    private static async Task<Outcome<SessionStart>> StartAsync(SessionChannel channel, CancellationToken gone)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(gone);
        limit.CancelAfter(Patience);
        var first = await channel.ReadAsync(limit.Token);
        if (first is not { Part: SessionPart.Start })
        {
            return SessionErrors.NotBegun("The first part does not say what is asked for.");
        }

        return SessionReading.Read(first.Value.Bytes.Span, PaletteJson.Default.SessionStart);
    }
}
