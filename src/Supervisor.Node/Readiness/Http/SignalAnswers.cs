using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Supervisor.Contracts.Palettes;
using Supervisor.Contracts.Readiness;
using Supervisor.Supervision.Agents.Signals;

namespace Supervisor.Node.Readiness.Http;

/// <summary>Answers to words: a small JSON object each, that says in its status whether the word counts.</summary>
internal static class SignalAnswers
{
    private const string ContentType = "application/json";

    // Never part of a page, so only what JSON must escape is escaped.
    private static readonly ReadinessJson Json = new(
        new JsonSerializerOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }
    );

    private static readonly byte[] Taken = Bytes(
        new ReadinessAnswer(ReadinessStatuses.Taken, ""),
        Json.ReadinessAnswer
    );

    /// <param name="outcome">Null: nobody has said what became of the word.</param>
    public static Task AnswerAsync(HttpContext context, SignalOutcome? outcome) =>
        outcome switch
        {
            null => RefuseAsync(context, SignalErrors.Unanswered),
            { Status: SignalStatus.Taken } => WriteAsync(context, StatusCodes.Status200OK, Taken),
            { Status: SignalStatus.TakenInMemory } => WriteAsync(
                context,
                StatusCodes.Status202Accepted,
                Bytes(new ReadinessAnswer(ReadinessStatuses.TakenInMemory, outcome.Reason), Json.ReadinessAnswer)
            ),
            _ => RefuseAsync(context, SignalErrors.Of(outcome)),
        };

    public static Task RefuseAsync(HttpContext context, OperatorError error)
    {
        var status = StatusOf(error.Code);
        var headers = context.Response.Headers;
        switch (status)
        {
            case StatusCodes.Status401Unauthorized:
                headers.WWWAuthenticate = "Bearer";
                break;
            case StatusCodes.Status405MethodNotAllowed:
                headers.Allow = HttpMethods.Post;
                break;
            case StatusCodes.Status503ServiceUnavailable:
                headers.RetryAfter = "1";
                break;
        }

        return WriteAsync(context, status, Bytes(error, Json.OperatorError));
    }

    public static byte[] Bytes(OperatorError error) => Bytes(error, Json.OperatorError);

    private static byte[] Bytes<T>(T value, JsonTypeInfo<T> shape) => JsonSerializer.SerializeToUtf8Bytes(value, shape);

    private static async Task WriteAsync(HttpContext context, int status, byte[] body)
    {
        var response = context.Response;
        response.StatusCode = status;
        response.ContentType = ContentType;
        response.ContentLength = body.Length;
        await response.BodyWriter.WriteAsync(body, context.RequestAborted);
    }

    private static int StatusOf(string code) =>
        code switch
        {
            ErrorCodes.TokenMissing => StatusCodes.Status401Unauthorized,
            ErrorCodes.NoSuchPage or SignalCodes.UnknownAgent => StatusCodes.Status404NotFound,
            ReadinessCodes.WrongMethod => StatusCodes.Status405MethodNotAllowed,
            SignalCodes.OldIncarnation or SignalCodes.NotRunning => StatusCodes.Status409Conflict,
            ErrorCodes.RequestTooLarge => StatusCodes.Status413PayloadTooLarge,
            ReadinessCodes.Unanswered or ErrorCodes.Busy or SignalCodes.NotYet =>
                StatusCodes.Status503ServiceUnavailable,
            _ when ExitCodes.Of(code) == ExitCodes.NotAllowed => StatusCodes.Status403Forbidden,
            _ => StatusCodes.Status400BadRequest,
        };
}
