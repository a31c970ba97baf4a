using System.Text.Json;
using Supervisor.Contracts;
using Supervisor.Contracts.Palettes;

namespace Supervisor.Node.Api;

internal static class RequestBody
{
    /// <summary>Enough for the files of a large fleet, little enough to be held in memory.</summary>
    public const long MaxBytes = 4 * 1024 * 1024;

    public static async Task<Outcome<CommandRequest>> ReadAsync(HttpRequest request, CancellationToken stop)
    {
        try
        {
            var body = await JsonSerializer.DeserializeAsync(request.Body, PaletteJson.Default.CommandRequest, stop);
            return body is null ? Malformed("The body is null.") : body;
        }
        catch (JsonException e)
        {
            return Malformed($"The body is no JSON of a request: {e.Message}");
        }
        catch (BadHttpRequestException e) when (e.StatusCode is StatusCodes.Status413PayloadTooLarge)
        {
            return new OperatorError(
                ErrorCodes.RequestTooLarge,
                "The request is too large.",
                $"A request has at most {MaxBytes / 1024 / 1024} MiB, the files that it names included.",
                "Send less at a time."
            );
        }
    }

    private static OperatorError Malformed(string why) =>
        new(
            ErrorCodes.BadRequest,
            "The request cannot be read.",
            why,
            "Use pbm, or see docs/pbm.md for the request's form."
        );
}
