using Amazon.Runtime;
using Cafe.Compose;

namespace Cafe.Deploy;

/// <summary>What the user sees of an error.</summary>
internal static class Errors
{
    /// <summary>The message, without a stack trace where the user can do something, and the exit code.</summary>
    public static (string Message, int ExitCode) Explain(Exception error) => error switch
    {
        DeployException e => (e.Message, e.ExitCode),
        ComposeException e => (e.Message, ExitCodes.Failed),
        AmazonServiceException e when IsRefusal(e) =>
            ($"AWS refuses: {e.Message}. Give this role the permission", ExitCodes.Failed),
        AmazonServiceException { ErrorCode: "ExpiredToken" or "ExpiredTokenException" or "InvalidClientTokenId" or "UnrecognizedClientException" } e =>
            ($"AWS doesn't accept these credentials: {e.Message}. Sign in again", ExitCodes.Failed),
        AmazonServiceException e => ($"AWS: {e.ErrorCode}: {e.Message}", ExitCodes.Failed),
        AmazonClientException e when e.Message.Contains("RegionEndpoint", StringComparison.Ordinal) =>
            ("no region is set: give --region, AWS_REGION, or a region in the profile", ExitCodes.Failed),
        AmazonClientException e when e.Message.Contains("resolve AWS credentials", StringComparison.Ordinal) =>
            ("no AWS credentials are found: sign in (aws sso login), name a profile in AWS_PROFILE, or give AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY", ExitCodes.Failed),
        AmazonClientException e => ($"AWS can't be asked: {e.Message}", ExitCodes.Failed),
        HttpRequestException e => ($"AWS can't be reached: {e.Message}", ExitCodes.Failed),
        TaskCanceledException { InnerException: TimeoutException } => ("AWS didn't answer in time", ExitCodes.Failed),
        OperationCanceledException => ("interrupted", ExitCodes.Interrupted),
        IOException or UnauthorizedAccessException => (error.Message, ExitCodes.Failed),
        _ => ($"this is a defect of cafe deploy itself. {error}", ExitCodes.Failed),
    };

    /// <summary>Whether whoever asks may not.</summary>
    public static bool IsRefusal(AmazonServiceException error) =>
        error.ErrorCode is "AccessDeniedException" or "AccessDenied" or "UnauthorizedOperation";
}
