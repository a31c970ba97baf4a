using System.Net.Sockets;
using Microsoft.AspNetCore.Connections.Features;
using Supervisor.Contracts.Palettes;
using Supervisor.Node.Api.Listening;
using Supervisor.Node.Palettes;

namespace Supervisor.Node.Api.Access;

/// <summary>Stands before every page: who may not come in gets a sentence and nothing else happens.</summary>
internal sealed class AccessGate(AccessRules rules)
{
    public const string OpenPage = "/healthz";

    private static readonly object CallerKey = new();

    public static Caller CallerOf(HttpContext context) => (Caller)context.Items[CallerKey]!;

    public async Task PassAsync(HttpContext context, RequestDelegate next)
    {
        var decision = rules.Decide(Facts(context));
        if (decision.IsOk)
        {
            context.Items[CallerKey] = decision.Value;
            await next(context);
            return;
        }

        if (decision.Error.Code is ErrorCodes.TokenMissing or ErrorCodes.TokenWrong)
        {
            context.Response.Headers.WWWAuthenticate = "Bearer";
        }

        await Answers.RefuseAsync(context, decision.Error);
    }

    public static RequestFacts Facts(HttpContext context)
    {
        var request = context.Request;
        var headers = request.Headers;
        return new RequestFacts(
            PeerUserId(context),
            context.Connection.LocalPort,
            headers.Host.ToString(),
            headers.Origin is [var origin, ..] ? origin : null,
            headers.Authorization is [var authorization, ..] ? authorization : null,
            request.Path.Equals(OpenPage, StringComparison.Ordinal)
        );
    }

    private static uint? PeerUserId(HttpContext context)
    {
        var socket = context.Features.Get<IConnectionSocketFeature>()!.Socket;
        return socket.AddressFamily is AddressFamily.Unix ? PeerCredentials.UserId(socket) : null;
    }
}
