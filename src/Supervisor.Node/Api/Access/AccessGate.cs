using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Connections.Features;
using Supervisor.Contracts.Palettes;
using Supervisor.Node.Api.Listening;
using Supervisor.Node.Api.People;
using Supervisor.Node.Audit;
using Supervisor.Node.Palettes;

namespace Supervisor.Node.Api.Access;

/// <summary>Stands before every page: who may not come in gets a sentence and nothing else happens.</summary>
internal sealed class AccessGate(AccessRules rules, IAuditTrail audit)
{
    public const string OpenPage = "/healthz";

    private static readonly object CallerKey = new();

    public static Caller CallerOf(HttpContext context) => (Caller)context.Items[CallerKey]!;

    public async Task PassAsync(HttpContext context, RequestDelegate next)
    {
        var (facts, person) = (Facts(context), context.Features.Get<PersonConnection>());
        var decision = person is null ? rules.Decide(facts) : person.Door.Decide(person, facts);
        if (decision.IsOk)
        {
            context.Items[CallerKey] = decision.Value;
            await next(context);
            return;
        }

        var who = person is null ? "" : person.Door.BearerOf(person);
        audit.Take(
            AuditEntry.Refused(
                who,
                RemoteOf(context),
                $"{context.Request.Method} {context.Request.Path}",
                decision.Error
            ) with
            {
                Source = who,
            }
        );
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

    private static uint? PeerUserId(HttpContext context) =>
        context.Features.Get<IConnectionSocketFeature>() is { Socket: { AddressFamily: AddressFamily.Unix } socket }
            ? PeerCredentials.UserId(socket)
            : null;

    private static string RemoteOf(HttpContext context) =>
        context.Connection.RemoteIpAddress is { } address
            ? new IPEndPoint(address, context.Connection.RemotePort).ToString()
            : "";
}
