using Supervisor.Contracts.Palettes;
using Supervisor.Contracts.Palettes.Frames;

namespace Supervisor.Node.Api;

/// <summary>Answers that are one error: the same frames as any other, so that a client has one way to read.</summary>
internal static class Answers
{
    public static async Task RefuseAsync(HttpContext context, OperatorError error)
    {
        context.Response.StatusCode = StatusOf(error.Code);
        var writer = new FrameWriter(context.Response, flushEach: false);
        await writer.WriteAsync(new ErrorFrame(error), context.RequestAborted);
        await writer.WriteAsync(new EndFrame(ExitCodes.Of(error.Code)), context.RequestAborted);
        await writer.FlushAsync(context.RequestAborted);
    }

    private static int StatusOf(string code) =>
        code switch
        {
            ErrorCodes.TokenMissing or ErrorCodes.TokenWrong or ErrorCodes.CertificateMissing =>
                StatusCodes.Status401Unauthorized,
            ErrorCodes.UnknownPalette or ErrorCodes.UnknownCommand or ErrorCodes.NoSuchPage =>
                StatusCodes.Status404NotFound,
            ErrorCodes.RequestTooLarge => StatusCodes.Status413PayloadTooLarge,
            _ when ExitCodes.Of(code) == ExitCodes.NotAllowed => StatusCodes.Status403Forbidden,
            _ => StatusCodes.Status400BadRequest,
        };
}
