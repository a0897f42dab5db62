using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Cafe.ServiceDefaults;

/// <summary>The OpenAPI document at <c>/openapi/v1.json</c> and Swagger UI at <c>/swagger</c>.</summary>
internal static class ApiDocument
{
    private const string Path = "/openapi/v1.json";
    private const string Scheme = "staff";

    public static void AddApiDocument(this WebApplicationBuilder builder, string title) =>
        builder.Services.AddOpenApi(options =>
        {
            options.AddDocumentTransformer((document, _, _) =>
            {
                document.Info.Title = title;
                document.Servers = [];
                (document.Components ??= new()).SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>
                {
                    [Scheme] = new OpenApiSecurityScheme
                    {
                        Type = SecuritySchemeType.Http, Scheme = "bearer", Description = "From POST /api/staff/token",
                    },
                };
                return Task.CompletedTask;
            });
            options.AddOperationTransformer(AskForToken);
            options.AddOperationTransformer(AnswerForAll);
            options.AddSchemaTransformer(DescribeConverted);
        });

    public static void MapApiDocument(this WebApplication app, string title)
    {
        app.MapOpenApi(Path);
        app.UseSwaggerUI(ui =>
        {
            ui.DocumentTitle = title;
            ui.SwaggerEndpoint(Path, title);
        });
    }

    private static Task AskForToken(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancel)
    {
        if (context.Description.ActionDescriptor.EndpointMetadata.OfType<IAuthorizeData>().Any())
            operation.Security = [new() { [new OpenApiSecuritySchemeReference(Scheme, context.Document)] = [] }];
        return Task.CompletedTask;
    }

    /// <summary>What any request may be told, whatever it asks for.</summary>
    private static Task AnswerForAll(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancel)
    {
        var answers = operation.Responses ??= [];
        if (operation.RequestBody is not null)
        {
            answers.TryAdd("413", new OpenApiResponse { Description = "The body has more than 64 KiB" });
            answers.TryAdd("415", new OpenApiResponse { Description = "The body is not JSON in UTF-8" });
        }

        answers.TryAdd("503", new OpenApiResponse { Description = "The database is not there; Retry-After says when to try again" });
        return Task.CompletedTask;
    }

    /// <summary>What our own converters write can't be seen from the types.</summary>
    private static Task DescribeConverted(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken cancel)
    {
        var type = Nullable.GetUnderlyingType(context.JsonTypeInfo.Type) ?? context.JsonTypeInfo.Type;
        if (type == typeof(decimal))
        {
            schema.Type = JsonSchemaType.Number;
            schema.Format = "decimal";
            schema.MultipleOf = 0.01m;
        }
        else if (type == typeof(DateTimeOffset))
        {
            schema.Type = JsonSchemaType.String;
            schema.Format = "date-time";
        }
        else
        {
            return Task.CompletedTask;
        }

        if (Nullable.GetUnderlyingType(context.JsonTypeInfo.Type) is not null)
            schema.Type |= JsonSchemaType.Null;
        return Task.CompletedTask;
    }
}
