using System.Net;
using Microsoft.AspNetCore.Http.Features;
using Supervisor.Contracts;
using Supervisor.Contracts.Palettes;
using Supervisor.Contracts.Readiness;
using Supervisor.Node.Audit;
using Supervisor.Node.Readiness.Folders;
using Supervisor.Node.Readiness.Speakers;
using Supervisor.Supervision.Agents.Signals;

namespace Supervisor.Node.Readiness.Http;

/// <summary>
/// The pages that agents send their words to, over their own sockets and over TCP. Who speaks is settled before anything
/// of the body is read.
/// </summary>
internal sealed class SignalPage(TokenBook tokens, SignalDelivery delivery, IAuditTrail audit)
{
    private const string Source = "http";
    private const string Scheme = "Bearer ";

    public async Task ServeAsync(HttpContext context)
    {
        var signal = await ReadSignalAsync(context);
        if (!signal.IsOk)
        {
            Note(context, signal.Error);
            await SignalAnswers.RefuseAsync(context, signal.Error);
            return;
        }

        await SignalAnswers.AnswerAsync(context, await delivery.DeliverAsync(signal.Value));
    }

    private async ValueTask<Outcome<AgentSignal>> ReadSignalAsync(HttpContext context)
    {
        var request = context.Features.GetRequiredFeature<IHttpRequestFeature>();
        if (SignalRoute.Parse(request.RawTarget) is not { } route)
        {
            return SignalErrors.NoSuchPage(request.Method, request.RawTarget);
        }

        if (!HttpMethods.IsPost(request.Method))
        {
            return SignalErrors.WrongMethod(request.Method);
        }

        var speaker = SpeakerOf(context);
        if (!speaker.IsOk)
        {
            return speaker.Error;
        }

        var (agent, incarnation) = speaker.Value;
        if (NamedAgent.ProblemOf(route.Agent, agent, delivery.Directory) is { } problem)
        {
            return problem;
        }

        var word = await SignalReader.ReadAsync(context, route.Word);
        return word.IsOk ? new AgentSignal(agent, incarnation, Source, word.Value) : word.Error;
    }

    private Outcome<Speaker> SpeakerOf(HttpContext context)
    {
        var headers = context.Request.Headers;
        var facts = new SpeakerFacts(
            TokenOf(headers.Authorization),
            headers[ReadinessPages.IncarnationHeader] is [{ Length: > 0 } claimed, ..] ? claimed : null
        );
        return context.Features.Get<AgentSeat>() is { } seat ? AtOwnSocket(seat, facts) : OverTcp(facts);
    }

    /// <summary>Who is not who he says, or speaks for another, is for the audit trail.</summary>
    private void Note(HttpContext context, OperatorError refused)
    {
        if (ExitCodes.Of(refused.Code) != ExitCodes.NotAllowed)
        {
            return;
        }

        var who = context.Features.Get<AgentSeat>() is { } seat ? $"agent {seat.Desk.Agent}" : "";
        var from = context.Connection.RemoteIpAddress is { } address
            ? new IPEndPoint(address, context.Connection.RemotePort).ToString()
            : "";
        audit.Take(
            AuditEntry.Refused(who, from, $"{context.Request.Method} {context.Request.Path}", refused) with
            {
                Source = who,
            }
        );
    }

    private static Outcome<Speaker> AtOwnSocket(AgentSeat seat, SpeakerFacts facts)
    {
        if (seat.Desk.Current is not { } opening)
        {
            return seat.Desk.Last is { IsListened: true }
                ? SpeakerErrors.NotHeardYet(seat.Desk.Agent)
                : SpeakerErrors.NotOpen(seat.Desk.Agent);
        }

        var incarnation = opening.IsListened
            ? SpeakerRules.OverListenedSocket(opening, facts, seat.IsPeerGone)
            : SpeakerRules.OverOwnSocket(opening, facts, seat.PeerStarted);
        return incarnation.IsOk ? new Speaker(seat.Desk.Agent, incarnation.Value) : incarnation.Error;
    }

    private Outcome<Speaker> OverTcp(SpeakerFacts facts)
    {
        if (facts.Token is not { } token)
        {
            return SpeakerErrors.NoToken;
        }

        if (tokens.Find(token) is not { } desk || desk.Last is not { } opening)
        {
            return SpeakerErrors.WrongToken;
        }

        return opening.HolderOf(token) is { } holder
            ? new Speaker(desk.Agent, SpeakerRules.OverTcp(opening, holder, facts.Claimed))
            : SpeakerErrors.WrongToken;
    }

    private static AgentToken? TokenOf(Microsoft.Extensions.Primitives.StringValues authorization) =>
        authorization is [{ } header, ..] && header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase)
            ? AgentToken.HashOf(header[Scheme.Length..].Trim())
            : null;
}
